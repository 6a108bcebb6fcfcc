-- Asks for one of the pages named in a file at random. Arguments: the file, the Host to send.

local requests = {}

function init(arguments)
  -- Each thread of wrk has an interpreter of its own; its address tells it from the others.
  local own = tonumber(tostring({}):match("0x(%x+)"), 16) or 0
  math.randomseed(os.time() + own % 1000003)
  for path in io.lines(arguments[1]) do
    local headers = { ["Host"] = arguments[2], ["Accept-Encoding"] = "gzip" }
    requests[#requests + 1] = wrk.format("GET", path, headers)
  end
end

function request()
  return requests[math.random(#requests)]
end

function done(summary, latency)
  local errors = summary.errors
  local lost = errors.connect + errors.read + errors.timeout
  io.write(string.format(
    "FOUND %d %d %d %d %d %d %d\n", summary.requests, summary.duration, summary.bytes,
    latency:percentile(50), latency:percentile(99), errors.status, lost
  ))
end

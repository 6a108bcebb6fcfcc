"""Queries whose SQL is made once.

For a short query Django spends ten times as long on writing SQL as the database on answering it.
A `Prepared` query is written on its first use, by the ORM, with `Parameter`s where the values go;
after that only the values are put in. Rows become what they are in any queryset: instances with
what `select_related` joined, or tuples of `values_list`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.models.query import ModelIterable, get_related_populators

Row = TypeVar("Row")


class Parameter(models.Expression):
    """A place for a value of the kind that `output_field` holds."""

    def __init__(self, name: str, output_field: models.Field[Any, Any]) -> None:
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        """Return a placeholder with this parameter itself, for `Prepared` to find."""
        return "%s", [self]

    def prepared(self, value: Any, connection: Any) -> Any:
        """Return `value` as the database's driver takes it."""
        return self.output_field.get_db_prep_value(value, connection)


class Prepared(Generic[Row]):
    """The query that `build` makes, kept as SQL for each connection it was used on.

    `build` is called with nothing and must not depend on anything that changes.
    """

    def __init__(self, build: Callable[[], models.QuerySet[Any, Row]]) -> None:
        self._build = build

    def rows(self, **values: Any) -> list[Row]:
        """Run the query with its parameters set to `values`; return all rows. One query."""
        # Kept on the connection, and gone with it: each thread has its own.
        kept = vars(connections[DEFAULT_DB_ALIAS]).setdefault("_kawaraban_prepared", {})
        if self not in kept:
            kept[self] = _Written(self._build(), connections[DEFAULT_DB_ALIAS])
        found: list[Row] = kept[self].run(values)
        return found

    def first(self, **values: Any) -> Row | None:
        """Return the first row, or None."""
        return next(iter(self.rows(**values)), None)


class Together(Generic[Row]):
    """Prepared queries for the same columns, asked in one round (UNION ALL)."""

    def __init__(self, *builds: Callable[[], models.QuerySet[Any, Row]]) -> None:
        self._builds = builds

    def rows(self, **values: Any) -> list[list[Row]]:
        """Return the rows of each query, which may have lost their order. One query."""
        kept = vars(connections[DEFAULT_DB_ALIAS]).setdefault("_kawaraban_prepared", {})
        if self not in kept:
            connection = connections[DEFAULT_DB_ALIAS]
            written = [_Written(build(), connection) for build in self._builds]
            kept[self] = (
                written,
                " UNION ALL ".join(
                    f"SELECT {place} AS which, part.* FROM ({part.sql}) part"  # noqa: S608 - our own SQL
                    for place, part in enumerate(written)
                ),
            )
        parts: list[_Written]
        parts, sql = kept[self]
        found: list[list[Row]] = [[] for _part in parts]
        for which, *row in parts[0].ask(sql, [p for part in parts for p in part.given(values)]):
            found[which].append(row)  # type: ignore[arg-type]
        return [part.made(rows) for part, rows in zip(parts, found, strict=True)]


class _Written:
    """A query as SQL, with what makes rows of its answer."""

    def __init__(self, queryset: models.QuerySet[Any, Any], connection: Any) -> None:
        self._connection = connection
        self._compiler = queryset.query.get_compiler(connection=connection)
        self.sql, self.params = self._compiler.as_sql()
        self._converters = self._compiler.get_converters(
            [column for column, _sql, _alias in self._compiler.select]
        )
        self._make = self._instance_maker() if _is_of_instances(queryset) else tuple

    def run(self, values: dict[str, Any]) -> list[Any]:
        return self.made(self.ask(self.sql, self.given(values)))

    def given(self, values: dict[str, Any]) -> list[Any]:
        return [
            one.prepared(values[one.name], self._connection) if isinstance(one, Parameter) else one
            for one in self.params
        ]

    def ask(self, sql: str, params: list[Any]) -> list[Any]:
        with self._connection.cursor() as cursor:
            cursor.execute(sql, params)
            found: list[Any] = cursor.fetchall()
        return found

    def made(self, rows: Iterable[Any]) -> list[Any]:
        if self._converters:
            rows = self._compiler.apply_converters(rows, self._converters)
        return [self._make(row) for row in rows]

    def _instance_maker(self) -> Callable[[Any], Any]:
        """Return what makes an instance of a row, as `ModelIterable` does."""
        select, info = self._compiler.select, self._compiler.klass_info
        columns = info["select_fields"]
        start, end = columns[0], columns[-1] + 1
        names = [column[0].target.attname for column in select[start:end]]
        alias, model = self._connection.alias, info["model"]
        populators = get_related_populators(info, select, alias)  # type: ignore[call-arg]

        def make(row: Any) -> Any:
            made = model.from_db(alias, names, row[start:end])
            for populator in populators:
                populator.populate(row, made)
            return made

        return make


def _is_of_instances(queryset: models.QuerySet[Any, Any]) -> bool:
    return issubclass(queryset._iterable_class, ModelIterable)

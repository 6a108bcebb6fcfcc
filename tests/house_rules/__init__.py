"""What the house holds itself to, whoever writes: layers, sizes, words, doors."""

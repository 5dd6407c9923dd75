"""Calendar files: plain values go in, bytes come out. Nothing here reads the database."""

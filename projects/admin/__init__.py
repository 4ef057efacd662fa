"""The staff desk: one module per record type, or per few small ones; `register` names them all."""

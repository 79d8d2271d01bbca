"""Keeps Linkway's processes on one machine: what `make run` and `make test` start and stop.

`place` says where files lie, `account` who may run PostgreSQL, `child` and `household` hold processes,
`leftovers` ends what a killed run left behind, `postgres` and `redis_server` know their programs,
`services` puts the two together, and `running`, `testing` and `borrowing` are the words on top.
Production does not use it; there a container engine or systemd does this work.
"""

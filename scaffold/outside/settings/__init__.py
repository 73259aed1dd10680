"""Settings: the files, the variables and the command line laid over each other; `load.load`."""

"""The running thing: settings, composition, delivery, the command line."""

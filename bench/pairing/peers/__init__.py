"""Two other tools, each in an environment of its own: both install a package `matching`, and not the same one."""

"""Load a curriculum from its folder, and export it to one."""

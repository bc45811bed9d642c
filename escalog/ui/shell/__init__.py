"""The window around the pages: menus, frame, status bar, idle lock."""

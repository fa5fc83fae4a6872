"""What stands round the panes: the desk, notices, dialogs, and the commands of the window itself."""

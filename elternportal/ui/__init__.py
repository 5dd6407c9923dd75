"""What pages are built of: components, the frame, the grid."""

package tandem.violator.nowhere;

/** Lives in a package that no row of the table knows. */
final class Stray {}

namespace MotoPortal.Primitives;

/// <summary>
/// The database could not be written for lack of room, or because it may only be read. Nothing of the transaction was kept. It is told to
/// people as it is, and needs no entry in the log beyond the one of the first.
/// </summary>
/// <param name="inner">What the database said.</param>
internal sealed class NotWritableException(Exception inner) : Exception("The database cannot be written at the moment.", inner);

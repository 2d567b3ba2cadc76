namespace MotoPortal.Simulator.Objects;

/// <summary>Some of a list, newest first unless it was asked from behind, and whether there are more.</summary>
internal sealed record ObjectPage(IReadOnlyList<StoredObject> Objects, bool HasMore);

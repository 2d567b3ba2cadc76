namespace MotoPortal.Simulator.Objects;

/// <summary>A page of a list, newest first unless it was read backwards, and whether there are more.</summary>
internal sealed record ObjectPage(IReadOnlyList<StoredObject> Objects, bool HasMore);

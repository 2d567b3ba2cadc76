namespace MotoPortal.Shell;

/// <summary>Something small that a room shows in the top bar of every page, such as the store where the person works.</summary>
/// <param name="Component">A component without parameters.</param>
internal sealed record TopBarPart(Type Component);

namespace MotoPortal.Shell;

/// <summary>A component that a room shows in the top bar of every page, such as the store where the person works.</summary>
/// <param name="Component">The type of the component, which has no parameters.</param>
internal sealed record TopBarPart(Type Component);

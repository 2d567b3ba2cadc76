namespace MotoPortal.Shell;

/// <summary>A component that a room adds to every page of a signed-in person and that covers it when it has to.</summary>
/// <param name="Component">The type of the component, which has no parameters.</param>
internal sealed record PageCover(Type Component);

namespace MotoPortal.Shell;

/// <summary>A component that a room shows above the content of every page while something concerns everybody.</summary>
/// <param name="Component">The type of the component, which has no parameters and draws nothing most of the time.</param>
internal sealed record NoticePart(Type Component);

namespace MotoPortal.Shell;

/// <summary>A component that a room shows above the content of every page, such as a notice about the database.</summary>
/// <param name="Component">The type of the component, which has no parameters and draws nothing most of the time.</param>
internal sealed record NoticePart(Type Component);

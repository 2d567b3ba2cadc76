namespace MotoPortal.Simulator.Http;

/// <summary>
/// An endpoint: its method and path as in <c>parameters.json</c>, and its implementation, which runs inside a transaction.
/// </summary>
internal sealed record Operation(string Method, string Path, Func<Call, Answer> Run)
{
    /// <summary>The key in <c>parameters.json</c>.</summary>
    public string Key => $"{Method} {Path}";

    /// <summary>Whether the body may be <c>multipart/form-data</c> with a file.</summary>
    public bool TakesFile { get; init; }
}

namespace MotoPortal.Data.Workers;

/// <summary>
/// Whether a scope was made for work that the portal does by itself. One per scope; what a circuit or a request resolves is never of a job.
/// Only workers call <see cref="Create"/>: a test reads the compiled code for it.
/// </summary>
internal sealed class JobScope
{
    /// <summary>Whether the portal itself acts in this scope.</summary>
    public bool IsOfJob { get; private set; }

    /// <summary>Opens a scope in which the portal itself acts.</summary>
    public static AsyncServiceScope Create(IServiceScopeFactory scopes)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<JobScope>().IsOfJob = true;
        return scope;
    }
}

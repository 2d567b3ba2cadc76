namespace MotoPortal.Data.Workers;

/// <summary>
/// Whether a scope was created for a background job. One per scope; circuits and requests are never jobs. Only workers call <see
/// cref="Create"/>, which a test verifies in the compiled code.
/// </summary>
internal sealed class JobScope
{
    /// <summary>Whether the portal itself acts in this scope.</summary>
    public bool IsOfJob { get; private set; }

    /// <summary>Creates a scope in which the portal itself acts.</summary>
    public static AsyncServiceScope Create(IServiceScopeFactory scopes)
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<JobScope>().IsOfJob = true;
        return scope;
    }
}

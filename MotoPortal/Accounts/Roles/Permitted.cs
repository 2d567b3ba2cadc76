namespace MotoPortal.Accounts.Roles;

/// <summary>The answer of a workflow that returns data. Closed: only the cases named here exist.</summary>
/// <typeparam name="T">The type of the data.</typeparam>
internal abstract record Permitted<T>
{
    private Permitted()
    {
    }

    /// <summary>The data.</summary>
    public sealed record Given(T Value) : Permitted<T>;

    /// <summary>The acting person may not have the data.</summary>
    public sealed record NotAllowed : Permitted<T>;
}

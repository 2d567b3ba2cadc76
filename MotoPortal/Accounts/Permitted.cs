namespace MotoPortal.Accounts;

/// <summary>What a workflow answers that hands something out. Closed: only the cases named here exist.</summary>
/// <typeparam name="T">What is handed out.</typeparam>
internal abstract record Permitted<T>
{
    private Permitted()
    {
    }

    /// <summary>Here it is.</summary>
    public sealed record Given(T Value) : Permitted<T>;

    /// <summary>Who acts may not have it.</summary>
    public sealed record NotAllowed : Permitted<T>;
}

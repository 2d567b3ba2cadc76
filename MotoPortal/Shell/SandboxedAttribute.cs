namespace MotoPortal.Shell;

/// <summary>Marks an endpoint that sends what somebody uploaded: the browser may show it, and lets it do nothing.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class SandboxedAttribute : Attribute
{
    /// <summary>The content security policy of such an answer. The browser lays out a picture with a style of its own.</summary>
    public const string Policy =
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";
}

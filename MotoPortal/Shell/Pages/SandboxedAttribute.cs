namespace MotoPortal.Shell.Pages;

/// <summary>Marks an endpoint that serves uploaded content: the browser may display it but runs nothing in it.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class SandboxedAttribute : Attribute
{
    /// <summary>
    /// The content security policy of such a response. Inline styles are allowed because the browser lays out a lone picture with them.
    /// </summary>
    public const string Policy =
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";
}

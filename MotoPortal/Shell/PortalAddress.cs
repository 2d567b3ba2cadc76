namespace MotoPortal.Shell;

/// <summary>Where people open the portal.</summary>
internal static class PortalAddress
{
    /// <summary>The address when no setting names one.</summary>
    public const string Default = "http://127.0.0.1:5080";

    /// <summary>
    /// The address to print and to put in links, without a slash at the end: the public one, else the first that is listened on.
    /// </summary>
    public static string Of(IConfiguration configuration) =>
        (configuration["Portal:PublicUrl"] is { Length: > 0 } publicUrl
            ? publicUrl
            : configuration["urls"]?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault()
                ?? Default).TrimEnd('/');
}

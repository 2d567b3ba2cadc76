namespace MotoPortal.Shell.Settings;

/// <summary>The address at which people open the portal.</summary>
internal static class PortalAddress
{
    /// <summary>The address when no setting names one.</summary>
    public const string Default = "http://127.0.0.1:5080";

    /// <summary>
    /// The address for the console and for links, without a trailing slash: the public one, otherwise the first that the server listens on.
    /// </summary>
    public static string Of(IConfiguration configuration) =>
        (configuration["Portal:PublicUrl"] is { Length: > 0 } publicUrl
            ? publicUrl
            : configuration["urls"]?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault()
                ?? Default).TrimEnd('/');
}

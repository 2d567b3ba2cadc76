namespace MotoPortal.Data;

/// <summary>What the key ring is wrapped with outside practice. Section <c>DataProtection</c>.</summary>
internal sealed class KeyRingOptions
{
    public const string Section = "DataProtection";

    /// <summary>The folder in which the portal keeps the wrapping key that it made; null for <c>keys</c> in the data folder.</summary>
    public string? KeyDirectory { get; set; }

    /// <summary>A PKCS #12 file with an RSA certificate and its private key to wrap with instead; null for the portal's own.</summary>
    public string? CertificateFile { get; set; }

    /// <summary>A file that holds the password of <see cref="CertificateFile"/> and nothing else; null for none.</summary>
    public string? CertificatePasswordFile { get; set; }
}

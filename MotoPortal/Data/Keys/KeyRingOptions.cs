namespace MotoPortal.Data.Keys;

/// <summary>The options of the key ring's encryption outside practice mode. Section <c>DataProtection</c>.</summary>
internal sealed class KeyRingOptions
{
    public const string Section = "DataProtection";

    /// <summary>The folder of the wrapping key that the portal creates; null for <c>keys</c> in the data folder.</summary>
    public string? KeyDirectory { get; set; }

    /// <summary>A PKCS #12 file with an RSA certificate and its private key to use in place of the portal's own; null for none.</summary>
    public string? CertificateFile { get; set; }

    /// <summary>A file that contains only the password of <see cref="CertificateFile"/>; null for none.</summary>
    public string? CertificatePasswordFile { get; set; }
}

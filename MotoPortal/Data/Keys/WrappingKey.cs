using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;

namespace MotoPortal.Data.Keys;

/// <summary>
/// /// The certificate that encrypts the key ring, so that a copy of the database or a backup is not enough to forge a session or to read a
/// signed form. It is the operator's, or one that the portal creates once and stores in a file outside the database.
/// </summary>
internal static class WrappingKey
{
    private const string FileName = "key-ring.pfx";
    private const int Bits = 3072;

    /// <summary>The operator's certificate.</summary>
    /// <exception cref="OptionsValidationException">It cannot be read, or has no private RSA key.</exception>
    public static X509Certificate2 Given(KeyRingOptions options)
    {
        var password = options.CertificatePasswordFile is { Length: > 0 } file
            ? Read(
                $"{KeyRingOptions.Section}:{nameof(KeyRingOptions.CertificatePasswordFile)}",
                file,
                () => File.ReadAllText(file).TrimEnd('\r', '\n'))
            : null;
        var path = options.CertificateFile!;
        return Read($"{KeyRingOptions.Section}:{nameof(KeyRingOptions.CertificateFile)}", path, () => Load(path, password));
    }

    /// <summary>The portal's own key; null for none.</summary>
    /// <exception cref="OptionsValidationException">The file exists and cannot be read.</exception>
    public static X509Certificate2? Own(string folder)
    {
        var path = Path.Combine(folder, FileName);
        return File.Exists(path)
            ? Read($"{KeyRingOptions.Section}:{nameof(KeyRingOptions.KeyDirectory)}", path, () => Load(path, password: null))
            : null;
    }

    /// <summary>The portal's own key; created when there is none, readable by this account only.</summary>
    /// <exception cref="OptionsValidationException">The folder cannot be written, or its content cannot be read.</exception>
    public static X509Certificate2 OwnOrNew(string folder) => Own(folder) ?? Make(folder);

    private static X509Certificate2 Make(string folder)
    {
        using var key = RSA.Create(Bits);
        var request = new CertificateRequest("CN=MotoPortal key ring", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);

        // The certificate only encrypts keys and is shown to no other program, so it does not expire.
        using var certificate = request.CreateSelfSigned(
            new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(9999, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var bytes = certificate.ExportPkcs12(Pkcs12ExportPbeParameters.Pbes2Aes256Sha256, password: null);
        return Read($"{KeyRingOptions.Section}:{nameof(KeyRingOptions.KeyDirectory)}", folder, () => Keep(folder, bytes));
    }

    // Written to a temporary file and moved, so that two portals that start on one folder end up with one key.
    private static X509Certificate2 Keep(string folder, byte[] bytes)
    {
        Directory.CreateDirectory(folder);
        var (path, aside) = (Path.Combine(folder, FileName), Path.Combine(folder, $".{FileName}-{Environment.ProcessId}"));
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(aside, options))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(aside, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(aside);
        }

        return Load(path, password: null);
    }

    private static X509Certificate2 Load(string path, string? password)
    {
        var certificate = X509CertificateLoader.LoadPkcs12FromFile(path, password);
        using var key = certificate.GetRSAPrivateKey();
        return key is not null ? certificate : throw new CryptographicException("It holds no private RSA key.");
    }

    private static T Read<T>(string setting, string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new OptionsValidationException(
                KeyRingOptions.Section,
                typeof(KeyRingOptions),
                [$"{setting}: '{path}' cannot be used for the key that wraps the key ring. {exception.Message.TrimEnd('.')}."]);
        }
    }
}

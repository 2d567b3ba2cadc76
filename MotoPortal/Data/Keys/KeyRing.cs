using System.Security.Cryptography;
using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace MotoPortal.Data.Keys;

/// <summary>
/// The keys that encrypt cookies and the scans of signed forms. They are stored in the database, shared by all nodes; outside practice
/// mode each is encrypted with a key that is stored elsewhere. See <c>docs/decisions/0011-the-key-ring-is-wrapped.md</c>.
/// </summary>
internal sealed partial class KeyRing(
    IKeyManager keys,
    IOptions<KeyManagementOptions> management,
    IDbContextFactory<PortalDb> contexts,
    Atomic atomic,
    TimeProvider time,
    ILogger<KeyRing> log)
{
    // The namespace with which ASP.NET Core marks elements to encrypt:
    // Microsoft.AspNetCore.DataProtection.XmlEncryption.XmlEncryptionExtensions.
    private static readonly XNamespace Marks = "http://schemas.asp.net/2015/03/dataProtection";

    /// <summary>Registers the encryption of the keys; there is none in practice mode, which is open to every visitor anyway.</summary>
    /// <exception cref="OptionsValidationException">A setting of section <c>DataProtection</c> is invalid.</exception>
    public static void Wrap(IDataProtectionBuilder builder, IConfiguration configuration, DatabaseOptions database)
    {
        builder.Services.AddSingleton<KeyRing>();
        var options = new KeyRingOptions();
        configuration.GetSection(KeyRingOptions.Section).Bind(options);
        var folder = FolderOf(options, database);
        if (string.IsNullOrEmpty(configuration["Stripe:ApiKey"]))
        {
            // The warning that the ring is not encrypted is filtered; the decision explains why.
            builder.Services.AddLogging(
                logging => logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error));

            // A ring that was encrypted earlier, with a key that is still there, can be read.
            builder.UnprotectKeysWithAnyCertificate(WrappingKey.Own(folder) is { } earlier ? [earlier] : []);
        }
        else if (options.CertificateFile is { Length: > 0 })
        {
            var given = WrappingKey.Given(options);
            builder.ProtectKeysWithCertificate(given);
            builder.UnprotectKeysWithAnyCertificate(WrappingKey.Own(folder) is { } own ? [given, own] : [given]);
        }
        else
        {
            builder.ProtectKeysWithCertificate(WrappingKey.OwnOrNew(folder));
        }
    }

    /// <summary>The folder of the portal's own wrapping key.</summary>
    public static string FolderOf(KeyRingOptions options, DatabaseOptions database) =>
        options.KeyDirectory is { Length: > 0 } set
            ? Path.GetFullPath(set, database.DataDirectory)
            : Path.Combine(database.DataDirectory, "keys");

    /// <summary>
    /// Encrypts keys that an earlier version, or practice mode, stored in plain text, and revokes them, because older copies of the
    /// database contain them. This ends every session once; scans of signed forms stay readable. Does nothing in practice mode, or when all
    /// keys are encrypted.
    /// </summary>
    /// <exception cref="OptionsValidationException">The ring is encrypted with another key than the available one.</exception>
    public async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (management.Value.XmlEncryptor is not { } encryptor)
        {
            return;
        }

        if (await WrapClearKeysAsync(encryptor, cancellationToken) is > 0 and var wrapped)
        {
            keys.RevokeAllKeys(time.GetUtcNow(), "It lay in the database in clear.");
            await DatabaseMaintenance.EmptyLogAsync(contexts, cancellationToken);
            LogWrapped(log, wrapped);
        }

        if (keys.GetAllKeys().Any(key => !key.IsRevoked && !CanBeOpened(key)))
        {
            throw new OptionsValidationException(
                KeyRingOptions.Section,
                typeof(KeyRingOptions),
                [
                    "DataProtection:KeyDirectory: the keys in this database were wrapped with a key that is not there. Copy key-ring.pfx from "
                    + "the other node or from the backup of its folder, or set DataProtection:CertificateFile to the certificate of before. "
                    + "If it is lost for good, delete the rows of the table data_protection_keys: sessions end, and signed forms that were "
                    + "kept can no longer be opened.",
                ]);
        }
    }

    private Task<int> WrapClearKeysAsync(IXmlEncryptor encryptor, CancellationToken cancellationToken) =>
        atomic.RunAsync(
            async scope =>
            {
                var count = 0;
                foreach (var row in await scope.Db.DataProtectionKeys.ToListAsync(cancellationToken))
                {
                    var key = XElement.Parse(row.Xml ?? "<empty/>", LoadOptions.PreserveWhitespace);
                    var clear = key.Descendants().Where(element => (bool?)element.Attribute(Marks + "requiresEncryption") is true).ToList();
                    foreach (var secret in clear)
                    {
                        var wrapped = encryptor.Encrypt(secret);
                        var decryptor = new XAttribute("decryptorType", wrapped.DecryptorType.AssemblyQualifiedName!);
                        secret.ReplaceWith(new XElement(Marks + "encryptedSecret", decryptor, wrapped.EncryptedElement));
                    }

                    (row.Xml, count) = clear.Count > 0 ? (key.ToString(SaveOptions.DisableFormatting), count + 1) : (row.Xml, count);
                }

                return count;
            },
            cancellationToken);

    private static bool CanBeOpened(IKey key)
    {
        try
        {
            return key.Descriptor is not null;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    [LoggerMessage(
        1120,
        LogLevel.Warning,
        "{Count} keys lay in the database in clear; they are wrapped now and no longer used, so everybody signs in once more. "
        + "Copies of the database from before still hold them in clear")]
    private static partial void LogWrapped(ILogger log, int count);
}

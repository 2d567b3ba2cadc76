using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace MotoPortal.Data.Keys;

/// <summary>
/// Keys for keyed hashes and the like, which have to outlast the key ring's rotation and to be the same on every node: random bytes, stored
/// encrypted by the key ring.
/// </summary>
internal sealed class PortalKeys(IDataProtectionProvider protection, Atomic atomic, TimeProvider time)
{
    /// <summary>The length of each key, in bytes.</summary>
    public const int Bytes = 32;

    /// <summary>A key by its name; made when there is none, or when it cannot be opened because the key ring was lost.</summary>
    public Task<byte[]> FindOrMakeAsync(string name, CancellationToken cancellationToken)
    {
        var protector = protection.CreateProtector("MotoPortal.PortalKeys.v1", name);

        // The first encryption of a new portal writes the key ring, which has a connection of its own and would wait for this transaction.
        var made = RandomNumberGenerator.GetBytes(Bytes);
        var encrypted = protector.Protect(made);
        return atomic.RunAsync(
            async scope =>
            {
                var row = await scope.Db.Set<PortalSecret>().SingleOrDefaultAsync(key => key.Name == name, cancellationToken);
                if (row is not null && Open(protector, row.Protected) is { } key)
                {
                    return key;
                }

                if (row is null)
                {
                    scope.Db.Add(PortalSecret.Create(name, encrypted, time.GetUtcNow()));
                }
                else
                {
                    row.Renew(encrypted, time.GetUtcNow());
                }

                return made;
            },
            cancellationToken);
    }

    private static byte[]? Open(IDataProtector protector, byte[] encrypted)
    {
        try
        {
            return protector.Unprotect(encrypted);
        }
        catch (CryptographicException)
        {
            // A ring that was revoked because it lay in clear, or was lost: what was hashed with its key counts no more.
            return null;
        }
    }
}

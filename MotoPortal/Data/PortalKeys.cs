using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace MotoPortal.Data;

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
        return atomic.RunAsync(
            async scope =>
            {
                var row = await scope.Db.Set<PortalSecret>().SingleOrDefaultAsync(key => key.Name == name, cancellationToken);
                if (row is not null && Open(protector, row.Protected) is { } key)
                {
                    return key;
                }

                var made = RandomNumberGenerator.GetBytes(Bytes);
                if (row is null)
                {
                    scope.Db.Add(PortalSecret.Create(name, protector.Protect(made), time.GetUtcNow()));
                }
                else
                {
                    row.Renew(protector.Protect(made), time.GetUtcNow());
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

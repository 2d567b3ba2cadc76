using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;

namespace MotoPortal.Accounts.Passkeys;

/// <summary>Says whether a person has passkeys, for pages that offer to use one.</summary>
internal sealed class PasskeyReads(IDbContextFactory<PortalDb> contexts)
{
    /// <summary>Whether the person has a passkey; false for no person.</summary>
    public async Task<bool> HasAnyAsync(string? personId, CancellationToken cancellationToken)
    {
        if (personId is null)
        {
            return false;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.UserPasskeys.AnyAsync(row => row.UserId == personId, cancellationToken);
    }
}

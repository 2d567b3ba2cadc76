using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using MotoPortal.Primitives;

namespace MotoPortal.Data;

/// <summary>
/// Refuses card numbers in all text columns, whichever form they came from (PCI DSS 4.0.1, requirement 3). Forms check for them first and
/// show a message; this is the check behind all forms.
/// </summary>
internal sealed class CardNumberInterceptor : SaveChangesInterceptor
{
    /// <inheritdoc/>
    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Check(eventData.Context);
        return result;
    }

    /// <inheritdoc/>
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Check(eventData.Context);
        return ValueTask.FromResult(result);
    }

    private static void Check(DbContext? db)
    {
        foreach (var entry in db?.ChangeTracker.Entries() ?? [])
        {
            if (entry.State is EntityState.Added or EntityState.Modified && Offending(entry) is { } column)
            {
                // Contains no part of the value, because the exception is logged.
                throw new CardNumberException(column);
            }
        }
    }

    private static string? Offending(EntityEntry entry) => entry.Properties
        .Where(property => property.Metadata.ClrType == typeof(string)
            && (entry.State is EntityState.Added || property.IsModified)
            && property.Metadata.PropertyInfo?.GetCustomAttribute<NotTypedAttribute>() is null
            && StoredTextGuard.HoldsCardNumber((string?)property.CurrentValue))
        .Select(property => $"{entry.Metadata.GetTableName()}.{property.Metadata.GetColumnName()}")
        .FirstOrDefault();
}

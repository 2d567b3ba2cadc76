using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using MotoPortal.Primitives;

namespace MotoPortal.Data;

/// <summary>
/// The last line before the database: no text column takes a card number, whatever form it came from (PCI DSS 4.0.1, requirement 3).
/// Forms say so beside the field long before; what arrives here is a form that forgot to.
/// </summary>
internal sealed class CardNumberStop : SaveChangesInterceptor
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
                // Neither the value nor a part of it: this is logged.
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

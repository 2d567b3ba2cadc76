using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using MotoPortal.Data.Lists;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Data.Guards;

/// <summary>
/// Refuses card numbers in everything that is stored, whichever form it came from (PCI DSS 4.0.1, requirement 3). Forms check for them
/// first and show a message; this is the check behind all forms. It asks the model for the columns, so that a new one is checked from its
/// first day.
/// </summary>
internal sealed class CardNumberInterceptor(ExemptTexts exempt) : SaveChangesInterceptor
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

    private void Check(DbContext? db)
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

    private string? Offending(EntityEntry entry) => StoredTexts.ToBeSaved(entry)
        .Where(property => StoredTexts.HoldCardNumber(property, exempt))
        .Select(property => $"{entry.Metadata.GetTableName()}.{property.Metadata.GetColumnName()}")
        .FirstOrDefault();

    /// <summary>Refuses card numbers in the values of commands that change rows without loading them.</summary>
    internal sealed class Commands(ExemptTexts exempt) : DbCommandInterceptor
    {
        /// <inheritdoc/>
        public override InterceptionResult<int> NonQueryExecuting(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
        {
            Check(command, eventData.CommandSource);
            return result;
        }

        /// <inheritdoc/>
        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            Check(command, eventData.CommandSource);
            return ValueTask.FromResult(result);
        }

        private void Check(DbCommand command, CommandSource source)
        {
            // What SaveChanges writes was checked by its columns, of which some hold random characters.
            if (source is not (CommandSource.ExecuteUpdate or CommandSource.ExecuteSqlRaw))
            {
                return;
            }

            foreach (DbParameter parameter in command.Parameters)
            {
                if (StoredTexts.Hold(parameter.Value, exempt))
                {
                    throw new CardNumberException($"{source}, {parameter.ParameterName}");
                }
            }
        }
    }
}

using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Data;

namespace MotoPortal.Tests.Support;

/// <summary>
/// Observes the portal's database: counts statements and transactions, and makes statements throw that name a poisoned row, or that come
/// after a number of others. Thread-safe.
/// </summary>
internal sealed class DatabaseProbe : DbCommandInterceptor, IDbTransactionInterceptor
{
    private readonly ConcurrentQueue<SeenStatement> _statements = new();
    private readonly ConcurrentDictionary<string, byte> _poisoned = new(StringComparer.Ordinal);
    private int _transactions;
    private int _untilStop = int.MaxValue;

    /// <summary>The statements since the last <see cref="Forget"/>, in order.</summary>
    public IReadOnlyCollection<string> Statements => [.. _statements.Select(statement => statement.Text)];

    /// <summary>The number of transactions since the last <see cref="Forget"/>; only writes open one.</summary>
    public int Transactions => Volatile.Read(ref _transactions);

    /// <summary>Adds the probe to every context.</summary>
    public void AddTo(IServiceCollection services)
    {
        services.ConfigureDbContext<SqlitePortalDb>(db => db.AddInterceptors(this));
        services.ConfigureDbContext<PostgresPortalDb>(db => db.AddInterceptors(this));
    }

    /// <summary>Restarts the counts.</summary>
    public void Forget()
    {
        _statements.Clear();
        Volatile.Write(ref _transactions, 0);
    }

    /// <summary>The number of statements since the last <see cref="Forget"/> that named this row.</summary>
    public int CountNaming(string row) => _statements.Count(statement => statement.Values.Any(value => row.Equals(value.Value)));

    /// <summary>SQLite's plan of each query since the last <see cref="Forget"/>.</summary>
    /// <param name="files">The portal's database.</param>
    public async Task<IReadOnlyList<SeenPlan>> PlansAsync(IEnumerable<string> files)
    {
        await using var raw = await RawDatabase.OpenAsync(files, dropsTriggers: false);
        List<SeenPlan> plans = [];
        foreach (var statement in _statements.Where(statement => statement.Text.StartsWith("SELECT", StringComparison.Ordinal)))
        {
            plans.Add(new SeenPlan(statement.Text, await raw.PlanAsync(statement.Text, statement.Values)));
        }

        return plans;
    }

    /// <summary>Makes every statement throw that names this row, except those that find rows and put them on hold.</summary>
    public void Poison(string row) => _poisoned.TryAdd(row, 0);

    /// <summary>Reverts <see cref="Poison"/>.</summary>
    public void Heal(string row) => _poisoned.TryRemove(row, out _);

    /// <summary>
    /// Makes all writing statements and commits throw after this number of them, as for a process that is killed there. Between reading
    /// statements there is nothing to be lost.
    /// </summary>
    public void StopAfter(int writes) => Volatile.Write(ref _untilStop, writes);

    /// <summary>Reverts <see cref="StopAfter"/>.</summary>
    /// <returns>Whether anything was stopped.</returns>
    public bool GoOn() => Interlocked.Exchange(ref _untilStop, int.MaxValue) < 0;

    /// <inheritdoc/>
    public ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        StopIfDue();
        return ValueTask.FromResult(result);
    }

    /// <inheritdoc/>
    public ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
    {
        Interlocked.Increment(ref _transactions);
        return ValueTask.FromResult(result);
    }

    /// <inheritdoc/>
    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken =
            default)
    {
        Look(command);
        return ValueTask.FromResult(result);
    }

    /// <inheritdoc/>
    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Look(command);
        return ValueTask.FromResult(result);
    }

    private void StopIfDue()
    {
        if (Volatile.Read(ref _untilStop) != int.MaxValue && Interlocked.Decrement(ref _untilStop) < 0)
        {
            throw new PoisonedRowException();
        }
    }

    private void Look(DbCommand command)
    {
        if (!command.CommandText.StartsWith("SELECT", StringComparison.Ordinal))
        {
            StopIfDue();
        }

        _statements.Enqueue(new SeenStatement(
            command.CommandText,
            [.. command.Parameters.Cast<DbParameter>().Select(parameter => (parameter.ParameterName, parameter.Value))]));
        if (!_poisoned.IsEmpty
            && !command.CommandText.Contains("work_holds", StringComparison.Ordinal)
            && command.Parameters.Cast<DbParameter>().Any(parameter => parameter.Value is string text && _poisoned.ContainsKey(text)))
        {
            throw new PoisonedRowException();
        }
    }

    private sealed record SeenStatement(string Text, (string Name, object? Value)[] Values);
}

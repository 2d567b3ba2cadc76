using System.Collections.Immutable;
using System.Text.Json;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Consents.Agreement;

/// <summary>The instalments of one total. Plans with equal instalments are equal.</summary>
public sealed record InstalmentPlan
{
    /// <summary>The minimum number of instalments.</summary>
    public const int Fewest = 2;

    /// <summary>The maximum number of instalments.</summary>
    public const int Most = 36;

    /// <summary>Creates a plan.</summary>
    /// <exception cref="ArgumentException">
    /// There are too few or too many instalments, several currencies, an amount that is not above zero, or days out of order.
    /// </exception>
    public InstalmentPlan(ImmutableArray<Instalment> rows)
    {
        if (rows.Length is < Fewest or > Most)
        {
            throw new ArgumentException($"A plan has {Fewest} to {Most} instalments, not {rows.Length}.", nameof(rows));
        }

        if (rows.Any(row => row.Amount.AmountMinorUnits <= 0 || row.Amount.Currency != rows[0].Amount.Currency))
        {
            throw new ArgumentException("Instalments are above zero and of one currency.", nameof(rows));
        }

        if (rows.Zip(rows.Skip(1)).Any(pair => pair.First.DueOn >= pair.Second.DueOn))
        {
            throw new ArgumentException("Each instalment is due after the one before.", nameof(rows));
        }

        Rows = rows;
    }

    /// <summary>The instalments, ordered by day.</summary>
    public ImmutableArray<Instalment> Rows { get; }

    /// <summary>The sum of the instalments.</summary>
    public Money Total => Rows.Select(row => row.Amount).Aggregate((sum, amount) => sum + amount);

    /// <summary>
    /// Creates a plan of equal instalments at a regular interval. A remainder is spread over the first ones, one step of the currency each.
    /// </summary>
    /// <param name="total">The total, of which each part can be charged: <see cref="AmountLimits.Split"/>.</param>
    /// <param name="count">The number of instalments, 2 to 36.</param>
    /// <param name="first">The day of the first, from which the others are counted.</param>
    /// <param name="interval">The interval.</param>
    /// <exception cref="ArgumentException">The total cannot be split into instalments that Stripe can charge.</exception>
    public static InstalmentPlan Propose(Money total, int count, DateOnly first, ChargePeriod interval) =>
        new([.. AmountLimits.Split(total, count).Select((part, place) => new Instalment(interval.DayAfter(first, place), part))]);

    /// <summary>The interval of all instalments, counted from the first day; null when they are irregular.</summary>
    public ChargePeriod? RegularInterval =>
        Enum.GetValues<ChargePeriod>().Cast<ChargePeriod?>()
            .FirstOrDefault(period => Rows.Index().All(row => row.Item.DueOn == period!.Value.DayAfter(Rows[0].DueOn, row.Index)));

    /// <inheritdoc/>
    public bool Equals(InstalmentPlan? other) => other is not null && Rows.SequenceEqual(other.Rows);

    /// <inheritdoc/>
    public override int GetHashCode() => Rows.Aggregate(0, HashCode.Combine);

    /// <summary>
    /// The plan as it is stored: canonical JSON such as <c>[{"amountMinorUnits":5000,"dueOn":"2026-12-12"}]</c>; the currency is stored
    /// separately.
    /// </summary>
    internal string ToJson() => CanonicalJson.Write(Rows.Select(row => new KeptInstalment(row.DueOn, row.Amount.AmountMinorUnits)));

    /// <summary>Parses a stored plan, see <see cref="ToJson"/>.</summary>
    internal static InstalmentPlan FromJson(string json, string currency) =>
        new([.. (JsonSerializer.Deserialize<KeptInstalment?[]>(json, JsonSerializerOptions.Web) ?? []).OfType<KeptInstalment>()
            .Select(row => new Instalment(row.DueOn, new Money(row.AmountMinorUnits, currency)))]);

    private sealed record KeptInstalment(DateOnly DueOn, long AmountMinorUnits);
}

using System.Collections.Immutable;
using System.Globalization;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Primitives.Texts;

namespace MotoPortal.Accounts.Stores;

/// <summary>The form for what differs in a store. What is left empty is as for the company.</summary>
public sealed class StoreForm
{
    /// <summary>The store's calendar, an IANA time zone; empty for the company's.</summary>
    public string TimeZone { get; set; } = "";

    /// <summary>The language proposed for the terms, a two-letter code; empty for the clerk's own.</summary>
    public string Language { get; set; } = "";

    /// <summary>The currency of the limits, three letters in lower case.</summary>
    public string Currency { get; set; } = "eur";

    /// <summary>The most that one person may charge at once, as typed; empty for the company's limit.</summary>
    public string LimitPerCharge { get; set; } = "";

    /// <summary>The most that one person may charge in a day, as typed; empty for the company's limit.</summary>
    public string LimitPerDay { get; set; } = "";

    /// <summary>A form that shows what differs now.</summary>
    public static StoreForm Of(StoreDifferences differs)
    {
        var currency = differs.LimitCurrency ?? "eur";
        return new StoreForm
        {
            TimeZone = differs.TimeZone ?? "",
            Language = differs.Language ?? "",
            Currency = currency,
            LimitPerCharge = Written(differs.LimitPerChargeMinorUnits),
            LimitPerDay = Written(differs.LimitPerDayMinorUnits),
        };

        string Written(long? minorUnits) =>
            minorUnits is { } minor ? new Money(minor, currency).Type(CultureInfo.CurrentCulture) : "";
    }

    /// <summary>Validates the form; the problems by field, empty when there are none.</summary>
    public ImmutableDictionary<string, FieldProblem> Check()
    {
        var problems = ImmutableDictionary.CreateBuilder<string, FieldProblem>(StringComparer.Ordinal);
        Add(nameof(TimeZone), TimeZone.Length > 0 && !TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _));
        Add(nameof(Language), Language is not ("" or "en" or "fr"));
        Add(nameof(Currency), !Currencies.Offered.Contains(Currency, StringComparer.Ordinal));
        AddLimit(nameof(LimitPerCharge), LimitPerCharge);
        AddLimit(nameof(LimitPerDay), LimitPerDay);
        return problems.ToImmutable();

        void Add(string field, bool isWrong)
        {
            if (isWrong)
            {
                problems.Add(field, FieldProblem.Required);
            }
        }

        void AddLimit(string field, string typed)
        {
            if (string.IsNullOrWhiteSpace(typed))
            {
                return;
            }

            var reading = TypedAmount.Read(typed, Currency, CultureInfo.CurrentCulture);
            if (reading.Amount is { AmountMinorUnits: <= 0 } || reading.Problem is not null)
            {
                problems.Add(field, reading.Problem ?? FieldProblem.TooSmall);
            }
        }
    }

    /// <summary>What the form says; only for a form without problems.</summary>
    public StoreDifferences ToDifferences()
    {
        var (perCharge, perDay) = (Minor(LimitPerCharge), Minor(LimitPerDay));
        return new StoreDifferences(
            TimeZone.Length > 0 ? TimeZone : null,
            Language.Length > 0 ? Language : null,
            perCharge is null && perDay is null ? null : Currency,
            perCharge,
            perDay);

        long? Minor(string typed) =>
            string.IsNullOrWhiteSpace(typed)
                ? null
                : TypedAmount.Read(typed, Currency, CultureInfo.CurrentCulture).Amount?.AmountMinorUnits;
    }
}

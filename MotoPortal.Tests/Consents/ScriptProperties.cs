using System.Globalization;
using CsCheck;
using MotoPortal.Consents.Agreement;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.Terms.Scripts;
using MotoPortal.Terms.Versions;

namespace MotoPortal.Tests.Consents;

/// <summary>
/// Goal: every limit of a consent is in the text that the customer hears. Method: random scopes of every kind, filled into the first terms;
/// the expected text is composed here, without the wording under test.
/// </summary>
public sealed class ScriptProperties
{
    private const int Cases = 2000;

    private static readonly Dictionary<ChargePeriod, (string English, string French)> Periods = new()
    {
        [ChargePeriod.Week] = ("a week", "par semaine"),
        [ChargePeriod.Month] = ("a month", "par mois"),
        [ChargePeriod.Quarter] = ("a quarter", "par trimestre"),
        [ChargePeriod.Year] = ("a year", "par an"),
    };

    private static readonly Dictionary<AmountSource, (string English, string French)> Sources = new()
    {
        [AmountSource.Told] = ("no more and no less", "ni plus ni moins"),
        [AmountSource.Order] = ("the order at the prices told", "la commande, aux prix indiqués"),
        [AmountSource.PriceList] = ("our price list", "notre liste de prix"),
        [AmountSource.Use] = ("what you use", "votre consommation"),
    };

    private static readonly TermsVersion FirstVersion = Filled();

    [Fact]
    public void A_filled_script_names_every_limit() =>
        Gen.Select(ScopeGen.Scope, ScopeGen.Culture).Sample((scope, culture) =>
        {
            var script = Script(scope, culture);

            string[] unnamed = [.. Limits(scope, culture, isSpoken: true).Append(scope.Purpose)
                .Where(limit => !script.Contains(limit, StringComparison.Ordinal))];
            unnamed.ShouldBeEmpty(script);
        }, iter: Cases);

    [Fact]
    public void The_sentence_names_every_limit() =>
        Gen.Select(ScopeGen.Scope, ScopeGen.Culture).Sample((scope, culture) =>
        {
            var sentence = ConsentWording.Sentence(scope, culture);

            string[] unnamed =
                [.. Limits(scope, culture, isSpoken: false).Where(limit => !sentence.Contains(limit, StringComparison.Ordinal))];
            unnamed.ShouldBeEmpty(sentence);
        }, iter: Cases);

    [Fact]
    public void A_filled_script_has_no_empty_place() =>
        Gen.Select(ScopeGen.Scope, ScopeGen.Culture).Sample((scope, culture) =>
        {
            var view = View(scope, culture);
            view.IsComplete.ShouldBeTrue();

            // The customer's purpose may itself contain an ellipsis, braces, or the trigger.
            var words = new[] { scope.Purpose, scope.Trigger ?? scope.Purpose, scope.Determination ?? scope.Purpose }
                .OrderByDescending(named => named.Length)
                .Aggregate(Script(scope, culture), (script, named) => script.Replace(named, "", StringComparison.Ordinal));
            words.Contains('…', StringComparison.Ordinal).ShouldBeFalse(words);
            words.Contains('{', StringComparison.Ordinal).ShouldBeFalse(words);
        }, iter: Cases);

    [Fact]
    public void Whatever_limit_changes_the_script_and_the_sentence_change() =>
        Gen.Select(ScopeGen.Scope, ScopeGen.Culture).Sample((scope, culture) =>
        {
            foreach (var other in Neighbours(scope).Select(limit => Likewise(limit, scope)).Concat(OtherSources(scope)))
            {
                (Script(other, culture) == Script(scope, culture)).ShouldBeFalse($"{scope} and {other}");
                (ConsentWording.Sentence(other, culture) == ConsentWording.Sentence(scope, culture)).ShouldBeFalse($"{scope} and {other}");
            }
        }, iter: Cases / 5);

    private static TermsVersion Filled()
    {
        var version = new TermsVersion { Number = 1, PublishedBy = "MotoPortal" };
        foreach (var part in FirstTerms.Parts)
        {
            version.Parts.Add(part);
        }

        return version;
    }

    private static ScriptView View(ConsentScope scope, CultureInfo culture) =>
        TermsScripts.Fill(FirstVersion, culture.TwoLetterISOLanguageName, ConsentWording.Values(scope, culture), new MerchantOptions());

    private static string Script(ConsentScope scope, CultureInfo culture) =>
        string.Join('\n', View(scope, culture).Parts.Select(part => part.Text));

    private static string Spoken(DateOnly day, CultureInfo culture) =>
        (day.Day == 1 && culture.TwoLetterISOLanguageName is "fr" ? "1er" : day.Day.ToString(CultureInfo.InvariantCulture))
            + day.ToString(" MMMM yyyy", culture);

    private static IEnumerable<string> Limits(ConsentScope scope, CultureInfo culture, bool isSpoken)
    {
        var isFrench = culture.TwoLetterISOLanguageName is "fr";
        string Said(DateOnly day) => isSpoken ? Spoken(day, culture) : DayText.Brief(day, culture);
        string Price(Money amount) => isSpoken ? amount.FormatToRead(culture) : amount.Format(culture);
        string In(ChargePeriod period) => isFrench ? Periods[period].French : Periods[period].English;
        string Cap(string cap) =>
            !isFrench ? $"p to {cap}" : isSpoken || scope.Kind is not ConsentKind.SingleCharge ? $"u plus {cap}" : $"{cap} au plus";
        yield return Price(scope.Amount);
        yield return Said(scope.ValidUntil);
        if (scope.FirstDay is { } first)
        {
            yield return Said(first);
        }

        if (scope.AmountRule is AmountRule.UpTo)
        {
            yield return Cap(Price(scope.Amount));
        }

        if (isSpoken || scope.DeterminedBy is not AmountSource.Told)
        {
            yield return scope.Determination
                ?? (isFrench ? Sources[scope.DeterminedBy!.Value].French : Sources[scope.DeterminedBy!.Value].English);
        }

        if (scope.Interval is { } interval)
        {
            yield return $"{(isFrench ? "une fois" : "once")} {In(interval)}";
        }

        if (scope.CapPerPeriod is { } cap)
        {
            yield return $"{(isFrench ? "au plus" : "at most")} {Price(cap.Cap)} {In(cap.Period)}";
        }

        if (scope.Trigger is { } trigger)
        {
            yield return trigger;
        }

        foreach (var limit in scope.Plan is { } plan ? LimitsOf(plan, culture, Said, Price, In) : [])
        {
            yield return limit;
        }
    }

    private static IEnumerable<string> LimitsOf(
        InstalmentPlan plan,
        CultureInfo culture,
        Func<DateOnly, string> said,
        Func<Money, string> price,
        Func<ChargePeriod, string> within)
    {
        var (isFrench, count) = (culture.TwoLetterISOLanguageName is "fr", plan.Rows.Length);
        yield return isFrench ? $"en {count} versements" : $"in {count} instalments";
        var (changes, isRegular) =
            (plan.Rows.Zip(plan.Rows.Skip(1)).Count(pair => pair.First.Amount != pair.Second.Amount), plan.RegularInterval is not null);
        foreach (var row in plan.Rows)
        {
            // Only equal instalments at a regular interval may be without their own day.
            yield return price(row.Amount);
            yield return isRegular && changes < 3 ? within(plan.RegularInterval!.Value)
                : changes == 0 ? said(row.DueOn)
                : $"{price(row.Amount)} {(isFrench ? "le" : "on")} {said(row.DueOn)}";
        }
    }

    // The neighbours of a scope are built anew, without what determines the amount.
    private static ConsentScope Likewise(ConsentScope limit, ConsentScope scope) => limit.AmountRule switch
    {
        AmountRule.Fixed => limit.WithAmountFrom(AmountSource.Told),
        AmountRule.UpTo when scope.AmountRule is AmountRule.Fixed => limit.WithAmountFrom(AmountSource.Order),
        AmountRule.UpTo => limit.WithAmountFrom(scope.DeterminedBy!.Value, scope.Determination),
    };

    private static IEnumerable<ConsentScope> OtherSources(ConsentScope scope) => scope.AmountRule is AmountRule.Fixed
        ? []
        : new[] { AmountSource.Order, AmountSource.PriceList, AmountSource.Use }.Where(source => source != scope.DeterminedBy)
            .Select(source => scope.WithAmountFrom(source));

    /// <summary>Scopes that differ in one limit.</summary>
    private static IEnumerable<ConsentScope> Neighbours(ConsentScope scope)
    {
        static Money More(Money amount) => amount with { AmountMinorUnits = amount.AmountMinorUnits + 1 };
        static ChargePeriod Next(ChargePeriod period) => (ChargePeriod)(((int)period + 1) % 4);
        var (purpose, rule, amount, later) = (scope.Purpose, scope.AmountRule, scope.Amount, scope.ValidUntil.AddDays(1));
        var otherRule = rule is AmountRule.Fixed ? AmountRule.UpTo : AmountRule.Fixed;
        var higher = scope.CapPerPeriod is { } cap ? cap with { Cap = More(cap.Cap) } : null;
        var longer = scope.CapPerPeriod is { } over ? over with { Period = Next(over.Period) } : null;
        return scope.Kind switch
        {
            ConsentKind.SingleCharge =>
            [
                ConsentScope.SingleCharge(purpose, otherRule, amount, scope.FirstDay, scope.ValidUntil),
                ConsentScope.SingleCharge(purpose, rule, More(amount), scope.FirstDay, scope.ValidUntil),
                ConsentScope.SingleCharge(purpose, rule, amount, scope.FirstDay?.AddDays(-1) ?? scope.ValidUntil, scope.ValidUntil),
                ConsentScope.SingleCharge(purpose, rule, amount, scope.FirstDay, later),
            ],
            ConsentKind.Recurring =>
            [
                ConsentScope.Recurring(purpose, otherRule, amount, scope.Interval!.Value, scope.FirstDay!.Value, scope.ValidUntil),
                ConsentScope.Recurring(purpose, rule, More(amount), scope.Interval!.Value, scope.FirstDay!.Value, scope.ValidUntil),
                ConsentScope.Recurring(purpose, rule, amount, Next(scope.Interval!.Value), scope.FirstDay!.Value, scope.ValidUntil),
                ConsentScope.Recurring(purpose, rule, amount, scope.Interval!.Value, scope.FirstDay!.Value.AddDays(-1), scope.ValidUntil),
                ConsentScope.Recurring(purpose, rule, amount, scope.Interval!.Value, scope.FirstDay!.Value, later),
            ],
            ConsentKind.Unscheduled =>
            [
                ConsentScope.Unscheduled(purpose, amount, higher!, scope.Trigger!, scope.ValidUntil),
                ConsentScope.Unscheduled(purpose, amount, longer!, scope.Trigger!, scope.ValidUntil),
                ConsentScope.Unscheduled(purpose, amount, scope.CapPerPeriod!, scope.Trigger + "x", scope.ValidUntil),
                ConsentScope.Unscheduled(purpose, amount, scope.CapPerPeriod!, scope.Trigger!, later),
            ],
            ConsentKind.OnRequest =>
            [
                ConsentScope.OnRequest(purpose, amount, higher ?? new PeriodCap(amount, ChargePeriod.Year), scope.ValidUntil),
                ConsentScope.OnRequest(purpose, amount, longer, scope.ValidUntil.AddDays(longer is null ? 1 : 0)),
                ConsentScope.OnRequest(purpose, amount, scope.CapPerPeriod, later),
            ],
            ConsentKind.Instalments => Plans(scope.Plan!).Select(plan => ConsentScope.Instalments(purpose, plan)),
        };

        static IEnumerable<InstalmentPlan> Plans(InstalmentPlan plan)
        {
            for (var place = 0; place < plan.Rows.Length; place++)
            {
                var row = plan.Rows[place];
                yield return new InstalmentPlan(plan.Rows.SetItem(place, row with { Amount = More(row.Amount) }));
                if (place == plan.Rows.Length - 1 || row.DueOn.AddDays(1) < plan.Rows[place + 1].DueOn)
                {
                    yield return new InstalmentPlan(plan.Rows.SetItem(place, row with { DueOn = row.DueOn.AddDays(1) }));
                }
            }
        }
    }
}

using System.Globalization;
using MotoPortal.Primitives.Amounts;

namespace MotoPortal.Consents.Agreement;

/// <summary>
/// Words instalments to be read aloud: equal ones at a regular interval together, all others one by one. Every amount and day is named or
/// follows from the text.
/// </summary>
internal static class PlanWording
{
    // Above this number of runs, a list is easier to follow.
    private const int MostRuns = 3;

    /// <summary>
    /// The text for the middle of a sentence, such as "in 12 instalments of €50.00, once a month on the 12th, from … to …".
    /// </summary>
    /// <param name="plan">The instalments.</param>
    /// <param name="culture">The culture of the text and amounts.</param>
    /// <param name="write">Formats a day.</param>
    /// <param name="price">Formats an amount.</param>
    public static string Of(InstalmentPlan plan, CultureInfo culture, Func<DateOnly, string> write, Func<Money, string> price)
    {
        var runs = Runs(plan);
        return (plan.RegularInterval, runs.Count) switch
        {
            ({ } interval, 1) => ScopeText.Fill(
                "Plan_Even",
                culture,
                plan.Rows.Length,
                price(plan.Rows[0].Amount),
                Often(plan, interval, culture),
                write(plan.Rows[0].DueOn),
                write(plan.Rows[^1].DueOn)),
            ({ } interval, <= MostRuns) => ScopeText.Fill(
                "Plan_Runs",
                culture,
                plan.Rows.Length,
                Often(plan, interval, culture),
                write(plan.Rows[0].DueOn),
                write(plan.Rows[^1].DueOn),
                string.Join(", ", runs.Select(Run))),
            (_, 1) => ScopeText.Fill(
                "Plan_Days", culture, plan.Rows.Length, price(plan.Rows[0].Amount), List(
                    plan.Rows.Select(row => ScopeText.Fill("OnDay", culture, write(row.DueOn))), culture)),
            _ => ScopeText.Fill(
                "Plan_Rows", culture, plan.Rows.Length, List(
                    plan.Rows.Select(row => ScopeText.Fill("AmountOnDay", culture, price(row.Amount), write(row.DueOn))),
                    culture)),
        };

        string Run((Instalment Row, int Count) run, int place) =>
            ScopeText.Fill(
                $"Run_{(place == 0 ? "First" : "Then")}_{(run.Count == 1 ? "One" : "Several")}",
                culture,
                price(run.Row.Amount),
                run.Count);
    }

    private static List<(Instalment Row, int Count)> Runs(InstalmentPlan plan)
    {
        var runs = new List<(Instalment Row, int Count)>();
        foreach (var row in plan.Rows)
        {
            if (runs.Count > 0 && runs[^1].Row.Amount == row.Amount)
            {
                runs[^1] = (runs[^1].Row, runs[^1].Count + 1);
            }
            else
            {
                runs.Add((row, 1));
            }
        }

        return runs;
    }

    private static string Often(InstalmentPlan plan, ChargePeriod interval, CultureInfo culture)
    {
        var (every, day) = (ScopeText.Every(interval, culture), plan.Rows[0].DueOn.Day);
        return interval is ChargePeriod.Month or ChargePeriod.Quarter
            ? ScopeText.Fill(plan.Rows.Any(row => row.DueOn.Day != day)
                ? "EveryOnLateDay"
                : "EveryOnDay", culture, every, ScopeText.Get("DaysOfMonth", culture).Split(' ')[day - 1])
            : every;
    }

    private static string List(IEnumerable<string> items, CultureInfo culture)
    {
        var all = items.ToArray();
        return ScopeText.Fill("LastOfList", culture, string.Join(", ", all[..^1]), all[^1]);
    }
}

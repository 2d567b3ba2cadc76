using System.Globalization;
using MotoPortal.Charges.Policy;
using MotoPortal.Primitives;

namespace MotoPortal.Tests.Charges.Policy;

public sealed class ChargeDeclineTests
{
    private static readonly DateTimeOffset Now = new(2026, 12, 12, 12, 0, 0, TimeSpan.Zero);
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr");

    // Words that must not be read out to the caller.
    private static readonly string[] Telling =
        ["fraud", "lost", "stolen", "suspic", "block", "report", "perdu", "vol", "soup", "bloqu", "signal"];

    [Fact]
    public void Every_code_with_every_advice_has_plain_words_in_both_languages()
    {
        KnownDeclineCodes.All.Distinct(StringComparer.Ordinal).Count().ShouldBe(50);
        foreach (var (code, advice) in KnownDeclineCodes.WithAdvice())
        {
            var (english, french) = (Words(code, advice, English), Words(code, advice, French));

            foreach (var (here, there) in new[] { (english.Happened, french.Happened), (english.Say, french.Say), (
                english.Next,
                french.Next) })
            {
                here.Length.ShouldBeGreaterThan(10, $"{code} {advice}");
                there.Length.ShouldBeGreaterThan(10, $"{code} {advice}");
                here.ShouldNotBe(there, StringComparer.Ordinal);
                (here + there).ShouldNotContain("{", customMessage: $"{code} {advice}");
                (here + there).ShouldNotContain("_", customMessage: $"{code} {advice}");
            }
        }
    }

    [Fact]
    public void A_card_under_suspicion_gets_the_same_words_whatever_the_code_and_the_advice()
    {
        foreach (var culture in new[] { English, French })
        {
            var words = (from code in KnownDeclineCodes.Withheld
                         from advice in KnownDeclineCodes.Advice
                         select Words(
                code, advice, culture)).Distinct().ToArray();

            words.Length.ShouldBe(1);
            Telling.ShouldAllBe(
                word => !(words[0].Happened + words[0].Say + words[0].Next).Contains(word, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public void A_card_that_is_not_to_be_charged_again_is_never_said_to_be_tried_again()
    {
        foreach (var (code, advice) in KnownDeclineCodes.WithAdvice().Where(pair => ChargeDeclineRules.IsHard(pair.Code, pair.Advice)))
        {
            ChargeDeclineRules.NextTry(code, advice, Now).ShouldBeNull();
            Words(code, advice, English).Next.ShouldContain("not charge this card again", customMessage: $"{code} {advice}");
            Words(code, advice, French).Next.ShouldContain("plus cette carte", customMessage: $"{code} {advice}");
        }
    }

    [Fact]
    public void Where_it_may_be_tried_later_the_words_name_the_day()
    {
        foreach (var (code, advice) in KnownDeclineCodes.WithAdvice())
        {
            var next = ChargeDeclineRules.NextTry(code, advice, Now);
            var day = next is { } time ? DayText.Brief(time.ToUniversalTime(), English) : "Dec 2026";

            (next is null || next - Now >= RetryClauses.Pause).ShouldBeTrue();
            Words(code, advice, English).Next.Contains(day, StringComparison.Ordinal).ShouldBe(next is not null, $"{code} {advice}");
        }
    }

    [Fact]
    public void What_follows_from_each_code_without_advice()
    {
        string FollowsFrom(string code) => ChargeDeclineRules.IsHard(code, null)
            ? "never again"
            : ChargeDeclineRules.NextTry(code, null, Now) is { } next ? $"after {(next - Now).Days} days" : "not by itself";

        KnownDeclineCodes.All.GroupBy(FollowsFrom, StringComparer.Ordinal).ToDictionary(group => group.Key, group => string
            .Join(' ', group.Order(StringComparer.Ordinal)), StringComparer.Ordinal).ShouldBe(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["never again"] = "do_not_try_again fraudulent invalid_account lost_card merchant_blacklist pickup_card restricted_card revocation_of_all_authorizations "
                    + "revocation_of_authorization stolen_card stop_payment_order",
                ["after 1 days"] =
                    "card_velocity_exceeded issuer_not_available processing_error reenter_transaction try_again_later withdrawal_count_limit_exceeded",
                ["after 3 days"] = "do_not_honor generic_decline insufficient_funds no_action_taken",
                ["not by itself"] = "approve_with_id authentication_not_handled authentication_required call_issuer card_not_supported currency_not_supported duplicate_transaction "
                    + "expired_card incorrect_address incorrect_cvc incorrect_number incorrect_pin incorrect_zip invalid_amount invalid_cvc invalid_expiry_month invalid_expiry_year "
                    + "invalid_number invalid_pin mobile_device_authentication_required new_account_information_available not_permitted offline_pin_required "
                    + "online_or_offline_pin_required pin_try_exceeded security_violation service_not_allowed testmode_decline transaction_not_allowed",
            },
            ignoreOrder: true);
    }

    [Fact]
    public void The_networks_advice_outranks_the_code_and_never_softens_what_is_final()
    {
        KnownDeclineCodes.All.ShouldAllBe(code => ChargeDeclineRules.IsHard(code, "do_not_try_again"));
        KnownDeclineCodes.All.Where(code => ChargeDeclineRules.IsHard(code, null))
            .ShouldAllBe(code => ChargeDeclineRules.IsHard(code, "try_again_later"));
        KnownDeclineCodes.All.ShouldAllBe(code => ChargeDeclineRules.NextTry(code, "confirm_card_data", Now) == null);
        ChargeDeclineRules.NextTry("call_issuer", "try_again_later", Now).ShouldBe(Now.AddDays(1));
        ChargeDeclineRules.NextTry("insufficient_funds", "try_again_later", Now).ShouldBe(Now.AddDays(3));
        ChargeDeclineRules.NextTry(null, null, DateTimeOffset.MaxValue).ShouldBeNull();
    }

    [Fact]
    public void A_bank_that_wants_the_customer_names_the_way_out() =>
        Words("authentication_required", null, English).ShouldBe(new DeclineWording(
            "The bank wants the customer to confirm the payment on their own screen.",
            "Your bank wants you to confirm this payment yourself, which cannot be done by telephone. Do you have another card?",
            "If the customer was absent, charge it once more with the customer on the line. If the customer was on the line, ask for another card or another way to pay."));

    private static DeclineWording Words(string? code, string? advice, CultureInfo culture) =>
        ChargeDeclineText.Of(code, advice, ChargeDeclineRules.NextTry(code, advice, Now) is { } next
            ? DateOnly.FromDateTime(next.UtcDateTime)
            : null, culture);
}

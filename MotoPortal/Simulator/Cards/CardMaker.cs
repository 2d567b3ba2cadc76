using System.Text.Json.Nodes;
using MotoPortal.Simulator.Objects;

namespace MotoPortal.Simulator.Cards;

/// <summary>Creates PaymentMethods from test cards: brand, last four digits, expiry and a fingerprint, but never the number.</summary>
internal sealed class CardMaker(ObjectStore store, Secrets secrets, TimeProvider time)
{
    private const string Outcome = "outcome";

    /// <summary>Stores the PaymentMethod of a keyed card, not yet attached.</summary>
    public StoredObject Make(KeyedCard keyed, string allowRedisplay)
    {
        var json = Shapes.New("payment_method", time.GetUtcNow());
        json["allow_redisplay"] = allowRedisplay;
        var card = json["card"]!.AsObject();
        card["brand"] = keyed.Card.Brand;
        card["checks"] = Checks(keyed);
        card["display_brand"] = DisplayBrand(keyed.Card.Brand);
        card["exp_month"] = keyed.ExpiryMonth;
        card["exp_year"] = keyed.ExpiryYear;
        card["fingerprint"] = secrets.CardFingerprint(keyed.Card.Number);
        card["funding"] = keyed.Card.Funding;
        card["last4"] = keyed.Card.Last4;
        card["networks"]!["available"] = new JsonArray(keyed.Card.Brand);
        return store.Add("payment_method", json, new JsonObject { [Outcome] = keyed.Card.Outcome.ToString() });
    }

    /// <summary>The outcome of the number behind a stored card. The number itself is not stored.</summary>
    public static TestCardOutcome OutcomeOf(StoredObject card)
    {
        if (Enum.TryParse<TestCardOutcome>((string?)card.Hidden[Outcome], out var outcome))
        {
            return outcome;
        }

        // A card stored by a version without outcomes: within a brand, the last four digits identify the test number.
        return KnownTestCards.All.FirstOrDefault(known => known.Brand == (string?)card.Json["card"]!["brand"]
            && known.Last4 == (string?)card.Json["card"]!["last4"])?.Outcome
            ?? TestCardOutcome.Saves;
    }

    /// <summary>Stores a card's outcome before its digits change.</summary>
    public static void KeepOutcome(StoredObject card) => card.Hidden[Outcome] = OutcomeOf(card).ToString();

    /// <summary>Creates a PaymentMethod for one of Stripe's names such as <c>pm_card_visa</c>; null for any other id.</summary>
    public StoredObject? MakeNamed(string id)
    {
        var number = id switch
        {
            "pm_card_visa" => "4242424242424242",
            "pm_card_visa_debit" => "4000056655665556",
            "pm_card_mastercard" => "5555555555554444",
            "pm_card_amex" => "378282246310005",
            "pm_card_discover" => "6011111111111117",
            "pm_card_diners" => "3056930009020004",
            "pm_card_jcb" => "3566002020360505",
            "pm_card_unionpay" => "6200000000000005",
            "pm_card_chargeCustomerFail" => "4000000000000341",
            "pm_card_visa_chargeDeclined" => "4000000000000002",
            "pm_card_visa_chargeDeclinedInsufficientFunds" => "4000000000009995",
            "pm_card_visa_chargeDeclinedLostCard" => "4000000000009987",
            "pm_card_visa_chargeDeclinedStolenCard" => "4000000000009979",
            "pm_card_visa_chargeDeclinedVelocityLimitExceeded" => "4000000000006975",
            "pm_card_chargeDeclinedExpiredCard" => "4000000000000069",
            "pm_card_chargeDeclinedIncorrectCvc" => "4000000000000127",
            "pm_card_chargeDeclinedProcessingError" => "4000000000000119",
            "pm_card_radarBlock" => "4100000000000019",
            "pm_card_riskLevelElevated" => "4000000000009235",
            "pm_card_authenticationRequiredOnSetup" => "4000002500003155",
            "pm_card_authenticationRequired" => "4000002760003184",
            "pm_card_authenticationRequiredChargeDeclinedInsufficientFunds" => "4000008260003178",
            "pm_card_authenticationRequiredSetupForOffSession" => "4000003800000446",
            "pm_card_refundFail" => "4000000000005126",
            "pm_card_pendingRefund" => "4000000000007726",
            "pm_card_createDispute" => "4000000000000259",
            "pm_card_createDisputeProductNotReceived" => "4000000000002685",
            "pm_card_createDisputeInquiry" => "4000000000001976",
            _ => null,
        };
        return number is null
            ? null
            : Make(new KeyedCard(KnownTestCards.Find(number)!, 12, time.GetUtcNow().Year + 3, HasCvc: true), "unspecified");
    }

    /// <summary>The hash <c>payment_method_details.card</c> of an attempt with this card.</summary>
    public static JsonObject AttemptDetails(StoredObject paymentMethod, bool saysMoto)
    {
        var card = paymentMethod.Json["card"]!;
        var details = Shapes.New("setup_attempt")["payment_method_details"]!["card"]!.AsObject();
        foreach (var key in (string[])["brand", "checks", "country", "exp_month", "exp_year", "fingerprint", "funding", "last4"])
        {
            details[key] = card[key]?.DeepClone();
        }

        details["network"] = card["brand"]?.DeepClone();
        if (saysMoto)
        {
            details["moto"] = true;
        }

        return new JsonObject { ["card"] = details.DeepClone(), ["type"] = "card" };
    }

    private static JsonObject Checks(KeyedCard keyed) => new()
    {
        ["address_line1_check"] = keyed.Card.Outcome == TestCardOutcome.SavesWithFailedAddressChecks ? "fail" : null,
        ["address_postal_code_check"] =
            keyed.Card.Outcome is TestCardOutcome.SavesWithFailedAddressChecks or TestCardOutcome.SavesWithFailedPostalCodeCheck
                ? "fail"
                : null,
        ["cvc_check"] = keyed.Card.Outcome is TestCardOutcome.SavesWithFailedCvcCheck or TestCardOutcome.IncorrectCvc
            ? "fail"
            : keyed.HasCvc ? "pass" : null,
    };

    private static string DisplayBrand(string brand) => brand switch
    {
        "amex" => "american_express",
        "diners" => "diners_club",
        "unionpay" => "union_pay",
        _ => brand,
    };
}

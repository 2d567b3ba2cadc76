using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using MotoPortal.Simulator.Http;
using MotoPortal.Simulator.Objects;

namespace MotoPortal.Simulator.PaymentIntents;

/// <summary>Creates the Charge of a try: https://docs.stripe.com/api/charges.</summary>
internal sealed class ChargeMaker(ObjectStore store, TimeProvider time)
{
    private static readonly string[] KeysOfIntent =
        ["amount", "currency", "customer", "description", "metadata", "receipt_email", "shipping", "statement_descriptor_suffix"];

    /// <summary>Stores a charge before the bank has answered.</summary>
    public StoredObject Make(StoredObject intent, StoredObject card, ConfirmTerms terms)
    {
        var json = Shapes.New("charge", time.GetUtcNow());
        foreach (var key in KeysOfIntent)
        {
            json[key] = intent.Json[key]?.DeepClone();
        }

        json["billing_details"] = card.Json["billing_details"]!.DeepClone();
        json["payment_intent"] = intent.Id;
        json["payment_method"] = card.Id;
        json["payment_method_details"] = Details(intent, card, terms);
        json["status"] = "pending";
        return store.Add("charge", json);
    }

    /// <summary>Records an approval, captured or held.</summary>
    public void Accept(StoredObject charge, bool isCaptured, bool withElevatedRisk)
    {
        var json = charge.Json;
        json["paid"] = true;
        json["status"] = "succeeded";
        json["captured"] = isCaptured;
        json["amount_captured"] = isCaptured ? (long)json["amount"]! : 0;
        json["receipt_url"] = $"https://pay.stripe.com/receipts/payment/{charge.Id}";
        var details = json["payment_method_details"]!["card"]!;
        details["amount_authorized"] = json["amount"]!.DeepClone();
        details["authorization_code"] = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        details["network_transaction_id"] = RandomNumberGenerator.GetString("0123456789", 15);
        if (withElevatedRisk)
        {
            json["outcome"]!["risk_level"] = "elevated";
            json["outcome"]!["risk_score"] = 67;
        }

        store.Save(charge);
    }

    /// <summary>Records a decline by the bank or a block by Stripe.</summary>
    public void Refuse(StoredObject charge, ApiError error, bool blockedByStripe)
    {
        var json = charge.Json;
        var outcome = json["outcome"]!.AsObject();
        foreach (var key in (string[])["advice_code", "network_advice_code", "network_decline_code"])
        {
            outcome[key] = error.More?[key]?.DeepClone();
        }

        outcome["reason"] = blockedByStripe ? "highest_risk_level" : (string?)error.More?["decline_code"];
        outcome["network_status"] = blockedByStripe ? "not_sent_to_network" : "declined_by_network";
        outcome["seller_message"] = blockedByStripe
            ? "Stripe blocked this payment as too risky."
            : "The bank did not return any further details with this decline.";
        outcome["type"] = blockedByStripe ? "blocked" : "issuer_declined";
        if (blockedByStripe)
        {
            outcome["risk_level"] = "highest";
            outcome["risk_score"] = 92;
        }

        json["failure_code"] = error.Code;
        json["failure_message"] = error.Message;
        json["status"] = "failed";
        store.Save(charge);
    }

    private static JsonObject Details(StoredObject intent, StoredObject card, ConfirmTerms terms)
    {
        var details = Shapes.New("charge")["payment_method_details"]!.DeepClone().AsObject();
        var hash = details["card"]!.AsObject();
        foreach (var key in (string[])[
            "brand", "checks", "country", "exp_month", "exp_year", "fingerprint", "funding", "last4", "regulated_status"
        ])
        {
            hash[key] = card.Json["card"]![key]?.DeepClone();
        }

        hash["network"] = hash["brand"]?.DeepClone();
        if (terms.Moto)
        {
            hash["moto"] = true;
        }

        if (terms.StoredCredentialUsage is { } usage)
        {
            hash["stored_credential_usage"] = usage;
        }

        if ((string?)intent.Json["payment_method_options"]?["card"]?["setup_credential_usage"] is { } setup)
        {
            hash["setup_credential_usage"] = setup;
        }

        return details;
    }
}

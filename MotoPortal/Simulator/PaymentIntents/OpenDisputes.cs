using System.Text.Json.Nodes;
using MotoPortal.Simulator.Cards;
using MotoPortal.Simulator.Events;
using MotoPortal.Simulator.Http;
using MotoPortal.Simulator.Objects;
using MotoPortal.Simulator.Responses;

namespace MotoPortal.Simulator.PaymentIntents;

/// <summary>Opens and decides disputes. See https://docs.stripe.com/disputes/how-disputes-work.</summary>
internal sealed class OpenDisputes(ObjectStore store, Rendering rendering, EventLog events, TimeProvider time)
{
    private const int DaysToAnswer = 9;
    private const long FeeMinorUnits = 2000;
    private const string Type = "dispute";

    /// <summary>Opens the dispute of the test number's outcome; does nothing for most.</summary>
    public void OpenByNature(StoredObject charge, TestCardOutcome outcome)
    {
        switch (outcome)
        {
            case TestCardOutcome.SavesThenDisputed:
                Open(charge, "fraudulent", isInquiry: false);
                break;
            case TestCardOutcome.SavesThenDisputedAsNotReceived:
                Open(charge, "product_not_received", isInquiry: false);
                break;
            case TestCardOutcome.SavesThenInquired:
                Open(charge, "fraudulent", isInquiry: true);
                break;
        }
    }

    /// <summary>Opens a dispute or an inquiry; null when the charge cannot be disputed.</summary>
    public StoredObject? Open(StoredObject charge, string reason, bool isInquiry)
    {
        if (charge.Text("status") != "succeeded" || !(bool)charge.Json["captured"]! || (bool)charge.Json["disputed"]!)
        {
            return null;
        }

        var json = Shapes.New(Type, time.GetUtcNow());
        json["amount"] = (long)charge.Json["amount_captured"]! - (long)charge.Json["amount_refunded"]!;
        json["charge"] = charge.Id;
        json["currency"] = charge.Text("currency");
        json["payment_intent"] = charge.Text("payment_intent");
        json["reason"] = reason;
        json["status"] = isInquiry ? "warning_needs_response" : "needs_response";
        json["is_charge_refundable"] = isInquiry;
        json["evidence_details"]!["due_by"] = new DateTimeOffset(time.GetUtcNow()
            .AddDays(DaysToAnswer).UtcDateTime.Date.AddDays(1).AddSeconds(-1), TimeSpan.Zero).ToUnixTimeSeconds();
        var card = json["payment_method_details"]!["card"]!;
        card["brand"] = charge.Json["payment_method_details"]!["card"]!["brand"]?.DeepClone();
        card["case_type"] = isInquiry ? "inquiry" : "chargeback";
        var code = reason == "product_not_received" ? "13.1" : "10.4";
        card["network_reason_code"] = code;
        json["network_reason_code"] = code;
        if (!isInquiry)
        {
            json["balance_transactions"] = new JsonArray(Withdrawal((long)json["amount"]!, charge.Text("currency")));
        }

        var dispute = store.Add(Type, json);

        charge.Json["disputed"] = true;
        store.Save(charge);
        events.Append("charge.dispute.created", rendering.Show(dispute), origin: null);
        if (!isInquiry)
        {
            events.Append("charge.dispute.funds_withdrawn", rendering.Show(dispute), origin: null);
        }

        return dispute;
    }

    /// <summary>Keeps evidence on the dispute without handing it to the bank; false when the dispute does not wait for any.</summary>
    public bool Stage(StoredObject dispute, JsonObject evidence, RequestOrigin origin)
    {
        if (!WaitsForEvidence(dispute))
        {
            return false;
        }

        var before = dispute.Json["evidence"]!.DeepClone();
        Changes.Merge((JsonObject)dispute.Json["evidence"]!, evidence);
        dispute.Json["evidence_details"]!["has_evidence"] = true;
        store.Save(dispute);
        events.Append("charge.dispute.updated", rendering.Show(dispute), origin, new JsonObject { ["evidence"] = before });
        return true;
    }

    /// <summary>Submits the merchant's evidence; false when the dispute does not wait for any.</summary>
    public bool Answer(StoredObject dispute, RequestOrigin? origin = null)
    {
        if (!WaitsForEvidence(dispute))
        {
            return false;
        }

        var details = dispute.Json["evidence_details"]!;
        details["has_evidence"] = true;
        details["submission_count"] = (long)details["submission_count"]! + 1;
        Move(dispute, "charge.dispute.updated", dispute.Text("status") == "needs_response"
            ? "under_review"
            : "warning_under_review", origin);
        return true;
    }

    /// <summary>Decides for the merchant; false when the dispute is over.</summary>
    public bool Win(StoredObject dispute)
    {
        if (IsOver(dispute))
        {
            return false;
        }

        var isInquiry = IsInquiry(dispute);
        dispute.Json["is_charge_refundable"] = true;
        Move(dispute, "charge.dispute.closed", isInquiry ? "warning_closed" : "won", origin: null);
        if (!isInquiry)
        {
            events.Append("charge.dispute.funds_reinstated", rendering.Show(dispute), origin: null);
        }

        return true;
    }

    /// <summary>Decides for the customer: a dispute is lost, an inquiry becomes a dispute; false when the dispute is over.</summary>
    public bool Lose(StoredObject dispute, RequestOrigin? origin = null)
    {
        if (IsOver(dispute))
        {
            return false;
        }

        if (!IsInquiry(dispute))
        {
            Move(dispute, "charge.dispute.closed", "lost", origin);
            return true;
        }

        dispute.Json["is_charge_refundable"] = false;
        dispute.Json["payment_method_details"]!["card"]!["case_type"] = "chargeback";
        dispute.Json["balance_transactions"] = new JsonArray(Withdrawal((long)dispute.Json["amount"]!, dispute.Text("currency")));
        Move(dispute, "charge.dispute.updated", "needs_response", origin);
        events.Append("charge.dispute.funds_withdrawn", rendering.Show(dispute), origin);
        return true;
    }

    private void Move(StoredObject dispute, string type, string status, RequestOrigin? origin)
    {
        var before = dispute.Text("status");
        dispute.Json["status"] = status;
        store.Save(dispute);
        events.Append(
            type, rendering.Show(dispute), origin, type == "charge.dispute.updated" ? new JsonObject { ["status"] = before } : null);
    }

    // https://docs.stripe.com/disputes/how-disputes-work: the amount and a fee are taken when the dispute is opened.
    private JsonObject Withdrawal(long amount, string? currency) => new()
    {
        ["id"] = Ids.Make("txn_1", 23),
        ["object"] = "balance_transaction",
        ["amount"] = -amount,
        ["available_on"] = time.GetUtcNow().ToUnixTimeSeconds(),
        ["balance_type"] = "payments",
        ["created"] = time.GetUtcNow().ToUnixTimeSeconds(),
        ["currency"] = currency,
        ["description"] = "Chargeback withdrawal",
        ["exchange_rate"] = null,
        ["fee"] = FeeMinorUnits,
        ["fee_details"] = new JsonArray(new JsonObject
        {
            ["amount"] = FeeMinorUnits,
            ["application"] = null,
            ["currency"] = currency,
            ["description"] = "Dispute fee",
            ["type"] = "stripe_fee",
        }),
        ["net"] = -amount - FeeMinorUnits,
        ["reporting_category"] = "dispute",
        ["source"] = null,
        ["status"] = "available",
        ["type"] = "adjustment",
    };

    private static bool WaitsForEvidence(StoredObject dispute) => dispute.Text("status") is "needs_response" or "warning_needs_response";

    private static bool IsOver(StoredObject dispute) => dispute.Text("status") is "won" or "lost" or "warning_closed";

    private static bool IsInquiry(StoredObject dispute) => dispute.Text("status")!.StartsWith("warning_", StringComparison.Ordinal);
}

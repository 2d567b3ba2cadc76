using System.Text.Json.Nodes;

namespace MotoPortal.Tests.Gateway;

/// <summary>Stripe's successful answers to each of the gateway's requests, so that a test can change one part of them.</summary>
internal static class WholeAnswers
{
    private static readonly Dictionary<string, (string Prefix, string Json)> Objects = new(StringComparer.Ordinal)
    {
        ["customers"] = ("cus_", """{"object":"customer","name":"Zoë","metadata":{}}"""),
        ["payment_methods"] = (
            "pm_",
            """{"object":"payment_method","type":"card","customer":"cus_1","card":{"brand":"visa","last4":"4242","exp_month":12,"exp_year":2030}}"""),
        ["setup_intents"] = (
            "seti_",
            """{"object":"setup_intent","status":"requires_payment_method","payment_method_types":["card"],"customer":"cus_1","metadata":{}}"""),
        ["payment_intents"] = (
            "pi_",
            """{"object":"payment_intent","status":"succeeded","amount":4000,"currency":"eur","payment_method_types":["card"],"customer":"cus_1","metadata":{}}"""),
        ["refunds"] = (
            "re_",
            """{"object":"refund","status":"succeeded","amount":4000,"currency":"eur","payment_intent":"pi_1","created":1750000000,"metadata":{}}"""),
        ["disputes"] = (
            "du_",
            """{"object":"dispute","status":"needs_response","amount":4000,"currency":"eur","payment_intent":"pi_1","created":1750000000,"reason":"general","metadata":{}}"""),
        ["files"] = (
            "file_",
            """{"object":"file","filename":"copy.pdf","purpose":"dispute_evidence","size":13,"type":"pdf","created":1750000000}"""),
        ["events"] = (
            "evt_",
            """{"object":"event","type":"customer.updated","created":1750000000,"data":{"object":{"object":"customer","id":"cus_1"}}}"""),
        ["readers"] = (
            "tmr_",
            """{"object":"terminal.reader","label":"Front desk","device_type":"stripe_s700","status":"online","action":{"type":"process_setup_intent","status":"in_progress","process_setup_intent":{"setup_intent":"seti_1"}}}"""),
        ["locations"] = ("tml_", """{"object":"terminal.location","display_name":"Shop","metadata":{}}"""),
        ["webhook_endpoints"] = ("we_", """{"object":"webhook_endpoint","url":"https://elsewhere.example/","secret":"whsec_1"}"""),
    };

    /// <summary>The answer to a request, as an object or as a list of one.</summary>
    public static JsonObject To(string method, string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var named = parts[1] == "terminal" ? 3 : 2;
        var (prefix, json) = Objects[parts[named - 1]];
        var found = JsonNode.Parse(json)!.AsObject();
        var isSearch = parts.Length > named && parts[named] == "search";
        found["id"] = parts.Length > named && !isSearch ? parts[named] : $"{prefix}1";
        if (method == "DELETE")
        {
            found["deleted"] = true;
        }

        return isSearch || (parts.Length == named && method == "GET")
            ? new JsonObject
            {
                ["object"] =
                isSearch ? "search_result" : "list",
                ["has_more"] = false,
                ["url"] = path,
                ["data"] = new JsonArray(found)
            }
            : found;
    }

    /// <summary>The object in an answer: the answer itself, or the one in its list.</summary>
    public static JsonObject Subject(JsonObject answer) => answer["data"] is JsonArray data ? data[0]!.AsObject() : answer;
}

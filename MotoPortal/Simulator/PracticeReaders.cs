using System.Text.Json.Nodes;
using MotoPortal.Simulator.Objects;

namespace MotoPortal.Simulator;

/// <summary>Seeds an empty simulator: two stores with their readers.</summary>
internal static class PracticeReaders
{
    /// <summary>Adds them, unless there is or ever was a location.</summary>
    public static void Add(SimulatorDatabase database, ObjectStore store, TimeProvider time) => database.InTransaction(() =>
    {
        if (store.Count("terminal.location", []) > 0 || store.Count("terminal.reader", []) > 0)
        {
            return false;
        }

        var lyon = AddLocation("Store Lyon", "12 rue de la République", "69002", "Lyon");
        var bordeaux = AddLocation("Store Bordeaux", "8 cours de l’Intendance", "33000", "Bordeaux");
        AddReader("Front desk", "simulated_wisepos_e", lyon);
        AddReader("Back office", "simulated_stripe_s700", lyon);
        AddReader("Counter", "simulated_stripe_s710", bordeaux);
        return true;

        string AddLocation(string name, string street, string postalCode, string city)
        {
            var json = Shapes.New("terminal.location", time.GetUtcNow());
            json["display_name"] = name;
            json["address"] = new JsonObject
            {
                ["city"] = city,
                ["country"] = "FR",
                ["line1"] = street,
                ["line2"] = null,
                ["postal_code"] = postalCode,
                ["state"] = null,
            };
            return store.Add("terminal.location", json).Id;
        }

        void AddReader(string label, string deviceType, string location)
        {
            var json = Shapes.New("terminal.reader", time.GetUtcNow());
            json["device_type"] = deviceType;
            json["label"] = label;
            json["location"] = location;
            json["serial_number"] = Guid.CreateVersion7(time.GetUtcNow()).ToString();
            store.Add("terminal.reader", json);
        }
    });
}

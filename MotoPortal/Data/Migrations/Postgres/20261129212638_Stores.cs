using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace MotoPortal.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Stores : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "WorksInAllStores",
                table: "people",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "StoreId",
                table: "charge_schedules",
                type: "character varying(255)",
                maxLength: 255,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "StoreId",
                table: "card_setups",
                type: "character varying(255)",
                maxLength: 255,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "people_stores",
                columns: table => new
                {
                    PersonId = table.Column<string>(type: "text", nullable: false),
                    StoreId = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people_stores", x => new { x.PersonId, x.StoreId });
                    table.ForeignKey(
                        name: "FK_people_stores_people_PersonId",
                        column: x => x.PersonId,
                        principalTable: "people",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "stores",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    Name = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    TimeZone = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    Language = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: true),
                    LimitCurrency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: true),
                    LimitPerChargeMinorUnits = table.Column<long>(type: "bigint", nullable: true),
                    LimitPerDayMinorUnits = table.Column<long>(type: "bigint", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_stores", x => x.Id);
                });

            // Until this version each person saw every store, and an upgrade takes nothing away. What was taken or charged before belongs to
            // the store of its charge, its consent, or the person who began it, where one was chosen.
            migrationBuilder.Sql("""UPDATE people SET "WorksInAllStores" = TRUE""");
            migrationBuilder.Sql(
                """
                UPDATE charges SET "StoreId" = (SELECT consents."StoreId" FROM consents WHERE consents."Id" = charges."ConsentId")
                WHERE "StoreId" IS NULL
                """);
            migrationBuilder.Sql(
                """
                UPDATE card_setups SET "StoreId" = COALESCE(
                    (SELECT MIN(charges."StoreId") FROM charges WHERE charges."SetupId" = card_setups."Id"),
                    (SELECT consents."StoreId" FROM consents WHERE consents."Id" = card_setups."ConsentId"),
                    (SELECT people."LocationId" FROM people WHERE people."Id" = card_setups."StartedById"))
                """);
            migrationBuilder.Sql(
                """
                UPDATE charge_schedules SET "StoreId" =
                    (SELECT consents."StoreId" FROM consents WHERE consents."Id" = charge_schedules."ConsentId")
                """);

            migrationBuilder.CreateIndex(
                name: "IX_charges_StoreId_RequestedAt",
                table: "charges",
                columns: new[] { "StoreId", "RequestedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_charge_schedules_StoreId_State",
                table: "charge_schedules",
                columns: new[] { "StoreId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_card_setups_StoreId",
                table: "card_setups",
                column: "StoreId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "people_stores");

            migrationBuilder.DropTable(
                name: "stores");

            migrationBuilder.DropIndex(
                name: "IX_charges_StoreId_RequestedAt",
                table: "charges");

            migrationBuilder.DropIndex(
                name: "IX_charge_schedules_StoreId_State",
                table: "charge_schedules");

            migrationBuilder.DropIndex(
                name: "IX_card_setups_StoreId",
                table: "card_setups");

            migrationBuilder.DropColumn(
                name: "WorksInAllStores",
                table: "people");

            migrationBuilder.DropColumn(
                name: "StoreId",
                table: "charge_schedules");

            migrationBuilder.DropColumn(
                name: "StoreId",
                table: "card_setups");
        }
    }
}

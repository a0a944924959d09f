from tests.server.running import EmbeddedServer


def test_a_key_is_renewed_with_name_and_password_together_alone(argilla: EmbeddedServer) -> None:
    client = argilla.client()
    account = {"username": "key-ana", "first_name": "Ana", "role": "annotator", "password": "x" * 12}
    made = client.post("users", json=account).json()
    path = f"users/{made['id']}"
    for change in (
        {"password": "y" * 12},
        {"username": "key-eva"},
        {"username": "key-eva", "password": "z" * 12},
    ):
        assert client.patch(path, json=change).json()["api_key"] == made["api_key"]
    renewed = client.patch(path, json={"username": "key-luz", "password": "w" * 12}).json()["api_key"]
    assert renewed != made["api_key"]
    assert argilla.client(made["api_key"]).get("me").status_code == 401
    assert argilla.client(renewed).get("me").json()["username"] == "key-luz"
